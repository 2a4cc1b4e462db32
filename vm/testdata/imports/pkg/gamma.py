print("init gamma"); G = 3
